import { useEffect, useMemo, useState } from "preact/hooks";
import { useData } from "../../api/useData";
import { ask, query } from "../../router";
import { OutcomeBadge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Page } from "../../ui/Page";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { Form, placeOf } from "./Form";
import { Program } from "./Program";
import { Result } from "./Result";
import { type FormField, type Value, applicationOf, changesRead, changesWritten, typical, withChange } from "./form";
import { useScore } from "./useScore";
import "./try.css";

/** Browsers allow few changes of the address in a short time. */
const SETTLED = 400;

/** An application that nobody made, scored as it is written; what differs from the typical one is in the address. */
export default function Try() {
    const words = useWords();
    const fields = useData("/api/v1/score/fields");
    return (
        <Page title={words.shell.pages.try} lead={words.tryIt.lead}>
            <Shown of={fields} lines={12}>
                {(found) => <Trial fields={found.fields} />}
            </Shown>
        </Page>
    );
}

function Trial({ fields }: { fields: readonly FormField[] }) {
    const words = useWords();
    const format = useFormat();
    const defaults = useMemo(() => typical(fields), [fields]);
    const [changes, setChanges] = useState(() => changesRead(query.peek().getAll("set"), fields));
    const application = useMemo(() => applicationOf(defaults, changes), [defaults, changes]);
    const scoring = useScore(application);
    const [typed, setTyped] = useState("");
    const [sought, setSought] = useState<string | null>(null);
    const [version, setVersion] = useState(0);
    useEffect(() => {
        const timer = setTimeout(() => ask({ set: changesWritten(changes) }), SETTLED);
        return () => clearTimeout(timer);
    }, [changes]);

    const faults = new Map(
        (scoring.problem?.faults ?? []).map(
            ({ pointer, code }) =>
                [pointer.replace("#/application/", ""), words.tryIt.faults[code ?? ""] ?? words.tryIt.otherFault] as const,
        ),
    );
    const change = (name: string, value: Value) => setChanges((before) => withChange(before, defaults, name, value));
    return (
        <div class="try">
            <div class="try-form">
                <Form
                    key={version}
                    fields={fields}
                    typed={typed}
                    sought={sought}
                    onType={setTyped}
                    defaults={defaults}
                    changes={changes}
                    faults={faults}
                    onChange={change}
                    actions={
                        Object.keys(changes).length > 0 && (
                            <Button
                                onClick={() => {
                                    setChanges({});
                                    setVersion(version + 1);
                                }}
                            >
                                {words.tryIt.startOver}
                            </Button>
                        )
                    }
                />
            </div>
            <div class="try-result" id="result" tabIndex={-1}>
                <Result
                    scoring={scoring}
                    fields={fields}
                    onGoTo={(field) => {
                        setTyped("");
                        setSought(field);
                        requestAnimationFrame(() => goTo(field));
                    }}
                />
            </div>
            <div class="try-program">
                <Program application={application} answer={scoring.answer} />
            </div>
            {scoring.answer && (
                <a class="try-bar" href="#result">
                    <OutcomeBadge outcome={scoring.answer.decided.outcome} />
                    <strong>{format.percent(scoring.answer.decided.probability_of_default, 1)}</strong>
                    {words.tryIt.seeResult}
                </a>
            )}
        </div>
    );
}

function goTo(field: string): void {
    const place = document.getElementById(placeOf(field));
    const folded = place?.closest("details");
    if (folded) {
        folded.open = true;
    }
    place?.querySelector<HTMLElement>("input, select")?.focus();
}
