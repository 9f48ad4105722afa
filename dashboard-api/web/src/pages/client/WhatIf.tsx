import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { Problem } from "../../api/problem";
import { type Loaded, useData } from "../../api/useData";
import { Gauge } from "../../charts/Gauge";
import { ask, query } from "../../router";
import { OutcomeBadge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Field, Select } from "../../ui/Field";
import { EmptyState, ErrorState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { categoryWords, numberIn, valueWords } from "../../words/measure";
import type { ClientData, Explanation, Identity } from ".";
import { Enough } from "./Enough";
import { apart, endOfScale } from "./risk";
import {
    AMOUNT,
    type Changes,
    type Entered,
    type FormField,
    PAYMENT,
    type Terms,
    type WhatIfAnswer,
    changesOf,
    decideAgain,
    enteredIn,
} from "./whatIf";

/** Typing goes on for so long before the service is asked. */
const PAUSE = 120;
const UNCHANGED = "{}";

interface Properties {
    readonly identity: Identity;
    readonly explanation: Explanation;
    readonly client: Loaded<ClientData>;
}

/** What would have been decided on other terms, as they are typed. */
export function WhatIf({ identity, explanation, client }: Properties) {
    const words = useWords();
    const form = useData("/api/v1/score/fields");
    const isKept = client.data?.application_at_hand ?? false;
    const enough = useData("/api/v1/decisions/{applicant}/{application}/counterfactuals", isKept ? { path: identity } : null);
    return (
        <Card title={words.client.whatIf} note={words.client.whatIfNote} anchor="what-if">
            <Shown of={client} lines={5}>
                {(data) =>
                    data.application_at_hand ? (
                        <Shown of={form} lines={5}>
                            {({ fields }) => <Trying {...{ identity, explanation, data, fields, enough }} />}
                        </Shown>
                    ) : (
                        <EmptyState text={words.client.notChangeable} />
                    )
                }
            </Shown>
        </Card>
    );
}

interface TermsProperties {
    readonly identity: Identity;
    readonly explanation: Explanation;
    readonly data: ClientData;
    readonly fields: readonly FormField[];
    readonly enough: Loaded<Schema<"Counterfactuals">>;
}

function Trying({ identity, explanation, data, fields: all, enough }: TermsProperties) {
    const words = useWords();
    const fields = useMemo(() => all.filter(({ movable }) => movable), [all]);
    const terms = useMemo(() => termsOf(data, fields), [data, fields]);
    const [entered, setEntered] = useState<Entered>(() => enteredIn(query.value.getAll("set")));
    const changes = changesOf(fields, terms, entered);
    const { answer, problem, isOld } = useAnswer(identity, changes, entered);
    const effect = useRef<HTMLDivElement>(null);
    const enter = (more: Entered) => setEntered((before) => ({ ...before, ...more }));
    if (fields.length === 0) {
        return <EmptyState text={words.client.noFields} />;
    }
    return (
        <div class="client-what-if">
            <Enough
                found={enough}
                threshold={explanation.decision.threshold}
                onTry={(tried) => {
                    setEntered(tried);
                    effect.current?.scrollIntoView({ block: "nearest" });
                }}
            />
            <form class="client-terms" onSubmit={(event) => event.preventDefault()}>
                {fields.map((field) => (
                    <Entry
                        key={field.name}
                        field={field}
                        value={terms[field.name] ?? null}
                        text={entered[field.name]}
                        fault={problem?.faults.find(({ pointer }) => pointer.endsWith(`/${field.name}`))?.detail}
                        onEnter={(text) => enter({ [field.name]: text })}
                    />
                ))}
                <Term terms={terms} entered={entered} onEnter={enter} />
                <Button disabled={Object.keys(entered).length === 0} onClick={() => setEntered({})}>
                    {words.client.reset}
                </Button>
            </form>
            <div class="client-effect" ref={effect} aria-busy={isOld}>
                <Sides explanation={explanation} answer={Object.keys(changes).length === 0 ? null : answer} />
                {problem && problem.faults.length === 0 && <ErrorState problem={problem} />}
            </div>
        </div>
    );
}

/** Asked again shortly after the last change; the answer before stays until then. */
function useAnswer(identity: Identity, changes: Changes, entered: Entered) {
    const mark = JSON.stringify(changes);
    const [found, setFound] = useState<{ mark: string; answer: WhatIfAnswer | null; problem: Problem | null }>({
        mark: UNCHANGED,
        answer: null,
        problem: null,
    });
    const typed = JSON.stringify(entered);
    useEffect(() => {
        const left = new AbortController();
        const timer = setTimeout(() => {
            const told = Object.entries(entered).map(([name, text]) => `${name}:${text}`);
            if (JSON.stringify(told) !== JSON.stringify(query.peek().getAll("set"))) {
                ask({ set: told });
            }
            if (mark === UNCHANGED) {
                setFound({ mark, answer: null, problem: null });
                return;
            }
            decideAgain(identity, changes, left.signal)
                .then((answer) => setFound({ mark, answer, problem: null }))
                .catch((error: unknown) => {
                    if (!left.signal.aborted) {
                        setFound({ mark, answer: null, problem: error instanceof Problem ? error : new Problem("failed", 0, "") });
                    }
                });
        }, PAUSE);
        return () => {
            clearTimeout(timer);
            left.abort();
        };
    }, [identity.applicant, identity.application, mark, typed]);
    return { ...found, isOld: found.mark !== mark };
}

function termsOf(data: ClientData, fields: readonly FormField[]): Terms {
    const said = new Map(data.groups.flatMap(({ fields: each }) => each).map(({ field, value }) => [field, value ?? null]));
    return Object.fromEntries(fields.map(({ name }) => [name, said.get(name) ?? null]));
}

interface EntryProperties {
    readonly field: FormField;
    readonly value: number | string | null;
    readonly text: string | undefined;
    readonly fault: string | undefined;
    readonly onEnter: (text: string) => void;
}

function Entry({ field, value, text, fault, onEnter }: EntryProperties) {
    const words = useWords();
    const format = useFormat();
    if (field.kind !== "NUMBER") {
        const options = [...new Set([...(typeof value === "string" ? [value] : []), ...field.categories])];
        return (
            <Select
                label={field.label}
                value={text ?? String(value ?? "")}
                options={options.map((each) => ({ value: each, label: categoryWords({ words, format }, each, field.category_words) }))}
                onChange={onEnter}
            />
        );
    }
    const told = (number: number) => valueWords({ words, format }, field.unit, number);
    const isWrong = text !== undefined && text !== "" && numberIn(text) === null;
    const error = isWrong ? words.client.invalid : fault;
    const { usual } = field;
    const number = numberIn(text ?? "") ?? (typeof value === "number" ? value : null);
    return (
        <Field
            label={field.label}
            hint={
                <>
                    {words.client.asApplied(typeof value === "number" ? told(value) : words.client.notSaid)}
                    {usual && ` · ${words.client.usually(told(usual.low), told(usual.high))}`}
                </>
            }
            {...(error && { error })}
        >
            {(described) => (
                <>
                    <input
                        {...described}
                        type="text"
                        inputMode="decimal"
                        value={text ?? (typeof value === "number" ? format.number(value, 2) : "")}
                        onInput={(event) => onEnter(event.currentTarget.value)}
                    />
                    {usual && (
                        <input
                            type="range"
                            aria-label={field.label}
                            min={Math.min(usual.low, number ?? usual.low)}
                            max={Math.max(usual.high, number ?? usual.high)}
                            step={stepOf(usual.high - usual.low)}
                            value={number ?? usual.low}
                            aria-valuetext={told(number ?? usual.low)}
                            onInput={(event) => onEnter(format.number(event.currentTarget.valueAsNumber, 2))}
                        />
                    )}
                </>
            )}
        </Field>
    );
}

/** A hundred steps or a few more, each a round number. */
function stepOf(width: number): number {
    return 10 ** Math.floor(Math.log10(width / 100 || 1));
}

interface TermProperties {
    readonly terms: Terms;
    readonly entered: Entered;
    readonly onEnter: (entered: Entered) => void;
}

/** How many payments the loan takes: not a field by itself, so it moves the payment. */
function Term({ terms, entered, onEnter }: TermProperties) {
    const words = useWords();
    const format = useFormat();
    const [text, setText] = useState<string | null>(null);
    const now = (name: string) => numberIn(entered[name] ?? "") ?? terms[name];
    const amount = now(AMOUNT);
    const payment = now(PAYMENT);
    if (typeof amount !== "number" || typeof payment !== "number" || payment <= 0) {
        return null;
    }
    const count = format.number(amount / payment, 1);
    return (
        <Field label={words.client.term} hint={words.client.termHint}>
            {(described) => (
                <input
                    {...described}
                    type="text"
                    inputMode="decimal"
                    value={text ?? count}
                    onBlur={() => setText(null)}
                    onInput={(event) => {
                        const typed = event.currentTarget.value;
                        const payments = numberIn(typed);
                        setText(typed);
                        if (payments !== null && payments > 0) {
                            onEnter({ [PAYMENT]: format.number(amount / payments, 2) });
                        }
                    }}
                />
            )}
        </Field>
    );
}

function Sides({ explanation: { decision }, answer }: { explanation: Explanation; answer: WhatIfAnswer | null }) {
    const words = useWords();
    const format = useFormat();
    const before = decision.probability_of_default;
    const after = answer?.after.probability_of_default ?? before;
    const limit = answer?.after.threshold ?? decision.threshold;
    const [was, would, refused] = apart(before, after, limit);
    const most = endOfScale(decision.threshold, before, after);
    const sides = [
        { name: words.client.asDecided, outcome: decision.outcome, risk: before, frequency: was, points: decision.points },
        ...(answer
            ? [
                  {
                      name: words.client.withChanges,
                      outcome: answer.after.outcome,
                      risk: after,
                      frequency: would,
                      points: answer.after.points,
                  },
              ]
            : []),
    ];
    return (
        <>
            <div class="client-sides">
                {sides.map(({ name, outcome, risk, frequency, points }) => (
                    <section key={name} aria-label={name}>
                        <h3>{name}</h3>
                        <p class="client-side-outcome">
                            <OutcomeBadge outcome={outcome} />
                            <span class="soft">
                                {format.number(points)} {words.common.points.toLowerCase()}
                            </span>
                        </p>
                        <Gauge
                            text={words.client.gauge(frequency, refused)}
                            value={risk}
                            valueText={words.client.riskOf(frequency)}
                            threshold={limit}
                            thresholdText={words.client.limitMark(refused)}
                            most={most}
                        />
                    </section>
                ))}
                {!answer && <p class="client-side-empty soft">{words.client.noChange}</p>}
            </div>
            <p class="client-difference" role="status">
                {answer && <Difference answer={answer} />}
            </p>
            {answer && answer.would_have_moved.length > 0 && <p class="faint">{words.client.held}</p>}
        </>
    );
}

function Difference({ answer: { before, after, difference } }: { answer: WhatIfAnswer }) {
    const words = useWords();
    const format = useFormat();
    const [was, would] = apart(before.probability_of_default, after.probability_of_default, after.threshold);
    const points = format.number(Math.abs(difference.points));
    const more =
        difference.points > 0
            ? words.client.pointsMore(points)
            : difference.points < 0
              ? words.client.pointsFewer(points)
              : words.client.pointsSame;
    const told =
        difference.probability_of_default < 0
            ? words.client.better(more, words.client.riskOf(was), words.client.riskOf(would))
            : difference.probability_of_default > 0
              ? words.client.worse(more, words.client.riskOf(was), words.client.riskOf(would))
              : words.client.same;
    const outcomes = difference.outcome_changed ? words.client.outcomeOther : words.client.outcomeSame;
    return (
        <>
            <strong>{outcomes[after.outcome]}</strong> {told}.
        </>
    );
}
