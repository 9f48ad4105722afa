import { useEffect, useState } from "preact/hooks";
import { addressOf, send } from "../../api/client";
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
import type { Explanation } from ".";
import { apart } from "./risk";
import "./letter.css";

interface Written {
    readonly spoken: Language;
    readonly explanation: Explanation;
    readonly words: Words;
}

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
        Promise.all([explained(applicant, application, spoken, left.signal), wordsIn(spoken)])
            .then(([explanation, found]) => setWritten({ spoken, explanation, words: found }))
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

async function explained(applicant: string, application: string, spoken: Language, signal: AbortSignal): Promise<Explanation> {
    const address = addressOf("/api/v1/decisions/{applicant}/{application}/explanation", { applicant, application }, { most: 1 });
    const response = await send(address, { signal, headers: { "Accept-Language": spoken } });
    return (await response.json()) as Explanation;
}

function Paper({ spoken, explanation, words }: Written) {
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
