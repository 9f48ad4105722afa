/** Lines break at no space before high punctuation and none within quotation marks, as French has them. */
export function typeset(text: string): string {
    return text.replace(/ (?=[;!?%])/g, "\u202f").replace(/ (?=[:»])/g, "\u00a0").replaceAll("« ", "«\u00a0");
}

/** The same for a whole dictionary, whose sentences may be functions of their numbers. */
export function typesetAll<Texts>(texts: Texts): Texts {
    const of = (each: unknown): unknown => {
        if (typeof each === "string") {
            return typeset(each);
        }
        if (typeof each === "function") {
            return (...given: unknown[]) => of(each(...given));
        }
        if (Array.isArray(each)) {
            return each.map(of);
        }
        return typeof each === "object" && each !== null
            ? Object.fromEntries(Object.entries(each).map(([name, text]) => [name, of(text)]))
            : each;
    };
    return of(texts) as Texts;
}
