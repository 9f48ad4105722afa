package scoreline.scoring.catalogue;

/** Words a client can be read, in English and in French. */
public record Text(String en, String fr) {}
