import type { Schema } from "../../api/client";
import type { Loaded } from "../../api/useData";
import { Button } from "../../ui/Button";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { type Format, useFormat } from "../../words/format";
import { typeset } from "../../words/typeset";
import { apart } from "./risk";
import type { Entered } from "./whatIf";

type Counterfactuals = Schema<"Counterfactuals">;

interface Properties {
    readonly found: Loaded<Counterfactuals>;
    readonly threshold: number;
    readonly onTry: (entered: Entered) => void;
}

/** Of each term, alone, the nearest value with which something else would have been decided. */
export function Enough({ found, threshold, onTry }: Properties) {
    return (
        <Shown of={found} lines={4}>
            {(counterfactuals) => counterfactuals.fields.length > 0 && <Found {...{ counterfactuals, threshold, onTry }} />}
        </Shown>
    );
}

interface FoundProperties extends Omit<Properties, "found"> {
    readonly counterfactuals: Counterfactuals;
}

function Found({ counterfactuals: { wanted, fields }, threshold, onTry }: FoundProperties) {
    const words = useWords();
    const format = useFormat();
    const enough = fields.flatMap((field) => (field.enough ? [{ ...field, enough: field.enough }] : []));
    const others = fields.filter((field) => !field.enough).map(({ label }) => typeset(label));
    return (
        <section class="client-enough" aria-label={words.client.enough[wanted]}>
            <h3>{words.client.enough[wanted]}</h3>
            {enough.length === 0 ? (
                <p>{words.client.nothingEnough[wanted]}</p>
            ) : (
                <>
                    <p class="faint">{words.client.enoughNote}</p>
                    <ul>
                        {enough.map(({ name, label, value, value_words, enough: there }) => (
                            <li key={name}>
                                <div>
                                    <strong>
                                        {typeset(words.client.instead(label, there.value_words, value === null ? words.client.notSaid : value_words))}
                                    </strong>
                                    <span class="soft">
                                        {words.client.wouldBe(apart(there.probability_of_default, threshold)[0], format.number(there.points))}
                                    </span>
                                </div>
                                <Button label={`${words.client.tryThis}: ${label}`} onClick={() => onTry({ [name]: typed(format, there.value) })}>
                                    {words.client.tryThis}
                                </Button>
                            </li>
                        ))}
                    </ul>
                    {others.length > 0 && <p class="faint">{words.client.notEnough(others)}</p>}
                    {enough.some(({ would_have_moved }) => would_have_moved.length > 0) && <p class="faint">{words.client.held}</p>}
                </>
            )}
        </section>
    );
}

/** Behind the point, of the finest value that the service tries. */
const DIGITS = 12;

/** As a reader would type it. */
function typed(format: Format, value: number | string): string {
    return typeof value === "number" ? format.number(value, DIGITS) : value;
}
