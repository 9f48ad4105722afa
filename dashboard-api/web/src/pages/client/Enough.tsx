import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../ui/Button";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { valueWords } from "../../words/measure";
import type { Identity } from ".";
import { type Entered, type FormField, type Terms, decideAgain, valuesToTry } from "./whatIf";

interface Properties {
    readonly identity: Identity;
    readonly outcome: string;
    readonly fields: readonly FormField[];
    readonly terms: Terms;
    readonly onTry: (entered: Entered) => void;
}

interface Enough {
    readonly field: FormField;
    readonly value: number | string;
}

/** Looks for the nearest value of a single term with which something else would have been decided. */
export function Enough({ identity, outcome, fields, terms, onTry }: Properties) {
    const words = useWords();
    const format = useFormat();
    const [found, setFound] = useState<readonly Enough[] | "searching" | null>(null);
    const left = useRef<AbortController>(undefined);
    useEffect(() => () => left.current?.abort(), []);
    const told = ({ unit, category_words: called }: FormField, value: number | string | null) =>
        value === null ? words.client.notSaid : valueWords({ words, format }, unit, value, called);
    const search = async () => {
        setFound("searching");
        const stopped = new AbortController();
        left.current = stopped;
        try {
            const each = await Promise.all(fields.map((field) => nearest(identity, outcome, field, terms, stopped.signal)));
            setFound(each.filter((enough) => enough !== null));
        } catch {
            setFound(null);
        }
    };
    return (
        <div class="client-enough">
            <Button icon="search" disabled={found === "searching"} onClick={() => void search()}>
                {words.client.search(outcome)}
            </Button>
            <div role="status">
                {found === "searching" && <p class="soft">{words.client.searching}</p>}
                {Array.isArray(found) && found.length === 0 && <p>{words.client.foundNone(outcome)}</p>}
                {Array.isArray(found) && found.length > 0 && <p class="soft">{words.client.searched}</p>}
            </div>
            {Array.isArray(found) && found.length > 0 && (
                <ul>
                    {found.map(({ field, value }: Enough) => (
                        <li key={field.name}>
                            <span>
                                {words.client.foundOne(field.label, told(field, value), told(field, terms[field.name] ?? null))}
                            </span>
                            <Button
                                label={`${words.client.tryThis}: ${field.label}`}
                                onClick={() => onTry({ [field.name]: typeof value === "number" ? format.number(value, 2) : value })}
                            >
                                {words.client.tryThis}
                            </Button>
                        </li>
                    ))}
                </ul>
            )}
        </div>
    );
}

async function nearest(identity: Identity, outcome: string, field: FormField, terms: Terms, signal: AbortSignal): Promise<Enough | null> {
    const value = terms[field.name];
    const values =
        typeof value === "number" ? valuesToTry(field, value) : field.categories.filter((category) => category !== value);
    const wanted = outcome === "APPROVE" ? "REFUSE" : "APPROVE";
    for (const each of values) {
        const answer = await decideAgain(identity, { [field.name]: each }, signal);
        if (answer.after.outcome === wanted) {
            return { field, value: each };
        }
    }
    return null;
}
