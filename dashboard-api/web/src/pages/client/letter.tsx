import { useEffect, useState } from "preact/hooks";
import { type Schema, addressOf, send } from "../../api/client";
import { Problem } from "../../api/problem";
import { ask, query } from "../../router";
import { type Variables, clientPath } from "../../routes";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { Segments } from "../../ui/Segments";
import { ErrorState, Skeleton } from "../../ui/states";
import { type Words, useWords, wordsIn } from "../../words";
import { type Format, formatOf } from "../../words/format";
import { LANGUAGES, type Language, language } from "../../words/language";
import { typeset } from "../../words/typeset";
import type { Explanation, Identity } from ".";
import { apart } from "./risk";
import { AMOUNT, PAYMENT } from "./whatIf";
import "./letter.css";

interface Written {
    readonly spoken: Language;
    readonly explanation: Explanation;
    readonly enough: readonly Moved[];
    readonly words: Words;
}

type Moved = Schema<"Counterfactuals.Moved">;

/** What the client is told on paper, in the language of the client and not of who prints it. */
export default function Letter({ variables }: { variables: Variables }) {
    const words = useWords();
    const applicant = variables["applicant"] ?? "";
    const application = variables["application"] ?? "";
    const asked = query.value.get("lang");
    const spoken = LANGUAGES.find((each) => each === asked) ?? language.value;
    const [written, setWritten] = useState<Written | Problem | null>(null);
    const [turn, setTurn] = useState(0);
    useEffect(() => {
        const left = new AbortController();
        Promise.all([toldOf({ applicant, application }, spoken, left.signal), wordsIn(spoken)])
            .then(([told, found]) => setWritten({ spoken, ...told, words: found }))
            .catch((error: unknown) => {
                if (!left.signal.aborted) {
                    setWritten(error instanceof Problem ? error : new Problem("failed", 0, ""));
                }
            });
        return () => left.abort();
    }, [applicant, application, spoken, turn]);
    return (
        <Page
            title={words.client.document.title}
            lead={words.client.document.lead}
            above={
                <a class="back" href={clientPath(applicant, application)}>
                    <Icon name="left" />
                    {words.client.document.back}
                </a>
            }
            actions={
                <Button kind="primary" icon="print" onClick={() => print()}>
                    {words.client.document.print}
                </Button>
            }
        >
            <div class="letter-language">
                <Segments<Language>
                    legend={words.client.document.language}
                    options={LANGUAGES.map((each) => ({ value: each, label: words.shell.languages[each], lang: each }))}
                    value={spoken}
                    onChange={(chosen) => ask({ lang: chosen })}
                />
            </div>
            {written === null ? (
                <Skeleton lines={10} />
            ) : written instanceof Problem ? (
                <ErrorState problem={written} onRetry={() => setTurn(turn + 1)} />
            ) : (
                <Paper {...written} />
            )}
        </Page>
    );
}

async function toldOf(identity: Identity, spoken: Language, signal: AbortSignal): Promise<Pick<Written, "explanation" | "enough">> {
    const asked = { signal, headers: { "Accept-Language": spoken } };
    const explained = await send(addressOf("/api/v1/decisions/{applicant}/{application}/explanation", { ...identity }, { most: 1 }), asked);
    const explanation = (await explained.json()) as Explanation;
    if (explanation.decision.outcome !== "REFUSE") {
        return { explanation, enough: [] };
    }
    try {
        const found = await send(addressOf("/api/v1/decisions/{applicant}/{application}/counterfactuals", { ...identity }), asked);
        const { fields } = (await found.json()) as Schema<"Counterfactuals">;
        return { explanation, enough: fields.filter(isTold) };
    } catch (error) {
        if (error instanceof Problem && error.kind === "conflict") {
            return { explanation, enough: [] };
        }
        throw error;
    }
}

/** Only what is the lender's to offer, and where the whole effect is known. */
function isTold({ name, enough, would_have_moved }: Moved): boolean {
    return (name === AMOUNT || name === PAYMENT) && enough != null && would_have_moved.length === 0;
}

function Paper({ spoken, explanation, enough, words }: Written) {
    const format = formatOf(spoken);
    const text = words.client.document;
    const { decision, against, favour, application_id, submitted_at, decided_at } = explanation;
    const { outcome } = decision;
    const [, limit] = apart(decision.probability_of_default, decision.threshold);
    const sides = [
        { title: text.against[outcome], reasons: against },
        { title: text.favour[outcome], reasons: favour },
    ];
    return (
        <article class="letter" lang={spoken} aria-label={text.title}>
            <div class="letter-heads">
                <Blank label={text.lender} rows={3} />
                <Blank label={text.recipient} rows={3} />
            </div>
            <p class="letter-date">{day(format, new Date())}</p>
            <h2>{text.subject(application_id, day(format, submitted_at))}</h2>
            <p>{text.greeting}</p>
            <p>{text.outcome[outcome]}</p>
            {decision.policy && <p>{typeset(decision.policy)}</p>}
            {(outcome === "APPROVE" ? [...sides].reverse() : sides).map(
                ({ title, reasons }) =>
                    reasons.length > 0 && (
                        <section key={title}>
                            <h3>{title}</h3>
                            <ul>
                                {reasons.map(({ group, sentence }) => (
                                    <li key={group}>{typeset(sentence)}</li>
                                ))}
                            </ul>
                        </section>
                    ),
            )}
            <section>
                <h3>{text.how}</h3>
                <p>
                    {outcome === "REVIEW" ? text.calculated(day(format, decided_at)) : text.automated(day(format, decided_at))}{" "}
                    {typeset(decision.risk)} {text.limit(limit)}
                </p>
                {enough.length > 0 && (
                    <>
                        <p>{text.enough}</p>
                        <ul>
                            {enough.map(({ name, label, value_words, enough: there }) => (
                                <li key={name}>{typeset(words.client.instead(label, there?.value_words ?? "", value_words))}</li>
                            ))}
                        </ul>
                    </>
                )}
            </section>
            <section>
                <h3>{text.contest}</h3>
                <p>{text.contestText(application_id)}</p>
                <ul>
                    {text.rights.map((right) => (
                        <li key={right}>{right}</li>
                    ))}
                </ul>
                <p class="letter-law">{text.law}</p>
            </section>
            <p>{text.closing}</p>
            <Blank label={text.signature} rows={3} />
        </article>
    );
}

function day(format: Format, time: string | Date): string {
    return format.date(time instanceof Date ? time.getTime() : time);
}

/** Written by who prints the letter, and kept nowhere. */
function Blank({ label, rows }: { label: string; rows: number }) {
    return <textarea class="letter-blank" aria-label={label} placeholder={label} rows={rows} />;
}
