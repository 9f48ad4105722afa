import { useEffect, useState } from "preact/hooks";
import { type Schema, get } from "../../api/client";
import { language } from "../../words/language";

export type Described = Schema<"Subject.Described">;

/** What features are called does not change while one looks. */
const kept = new Map<string, Promise<Described | null>>();

function describe(feature: string): Promise<Described | null> {
    const name = `${language.peek()} ${feature}`;
    const known =
        kept.get(name) ??
        get("/api/v1/populations/features/{feature}", { path: { feature } })
            .then((found) => found.feature)
            .catch(() => {
                kept.delete(name);
                return null;
            });
    kept.set(name, known);
    return known;
}

/** Labels, units and groups of features by their names, as they come in; null where nobody can say. */
export function useDescribed(features: readonly string[]): ReadonlyMap<string, Described | null> {
    const [found, setFound] = useState<ReadonlyMap<string, Described | null>>(new Map());
    const question = `${language.value} ${features.join(" ")}`;
    useEffect(() => {
        let isWanted = true;
        for (const feature of features) {
            void describe(feature).then((each) => {
                if (isWanted) {
                    setFound((before) => new Map(before).set(feature, each));
                }
            });
        }
        return () => {
            isWanted = false;
        };
    }, [question]);
    return found;
}
