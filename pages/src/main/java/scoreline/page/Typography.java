package scoreline.page;

import scoreline.plots.Language;

/** Spaces that no line breaks at, as French has them before high punctuation and within its quotes. */
final class Typography {

    private static final String NARROW = "\u202f";
    private static final String WIDE = "\u00a0";

    private Typography() {}

    static String of(Language language, String text) {
        return switch (language) {
            case ENGLISH -> language.perCent(text);
            case FRENCH ->
                language.perCent(text)
                        .replace(" ;", NARROW + ";")
                        .replace(" !", NARROW + "!")
                        .replace(" ?", NARROW + "?")
                        .replace(" :", WIDE + ":")
                        .replace("« ", "«" + WIDE)
                        .replace(" »", WIDE + "»");
        };
    }
}
