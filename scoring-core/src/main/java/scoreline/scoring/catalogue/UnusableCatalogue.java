package scoreline.scoring.catalogue;

/** A catalogue that must not load. The message is one sentence that names the element at fault. */
public final class UnusableCatalogue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableCatalogue(String sentence) {
        super(sentence);
    }

    UnusableCatalogue(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
