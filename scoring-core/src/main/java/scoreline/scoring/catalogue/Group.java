package scoreline.scoring.catalogue;

/** A reason a client would understand; its features are explained together. */
public record Group(String code, Text label) {}
