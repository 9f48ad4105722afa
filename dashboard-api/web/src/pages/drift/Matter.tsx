import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { oddsChange } from "../../words/odds";
import { look } from "./asked";
import { strength } from "./heat";
import type { Over, OverTime } from "./over";

interface Properties {
    readonly over: Over;
    readonly document: Schema<"WindowDocument"> | undefined;
    readonly feature: string | null;
}

/** The features that ask most for attention, each with its course and what it does to the score. */
export function Matter({ over, document, feature }: Properties) {
    const words = useWords();
    const format = useFormat();
    const findings = new Map(document?.findings.map((each) => [each.name, each]));
    const columns: readonly Column<OverTime>[] = [
        {
            name: "feature",
            label: words.drift.feature,
            cell: ({ name, label }) => (
                <button type="button" class="drift-link" aria-pressed={name === feature} onClick={() => look(document?.window.id ?? null, name)}>
                    {label}
                </button>
            ),
        },
        { name: "course", label: words.drift.course, cell: ({ found }) => <Course found={found} />, wide: true },
        {
            name: "shift",
            label: words.drift.shift,
            cell: ({ name }) => {
                const effect = findings.get(name)?.effect;
                return effect == null ? words.common.none : effect <= 0 ? <span class="faint">{words.drift.none}</span> : format.number(effect, 3);
            },
            numeric: true,
            wide: true,
        },
        {
            name: "score",
            label: words.drift.onOdds,
            cell: ({ name }) => {
                const impact = findings.get(name)?.impact;
                return impact?.log_odds == null ? words.common.none : impact.measured ? oddsChange(format, impact.log_odds, 1) : words.drift.upTo(oddsChange(format, Math.abs(impact.log_odds), 1));
            },
            numeric: true,
        },
        { name: "state", label: words.drift.state, cell: ({ name }) => <State finding={findings.get(name)} /> },
    ];
    return (
        <Card title={words.drift.matterTitle(format.number(over.features.length))} note={words.drift.matterNote} class="half">
            <Table caption={words.drift.matterTitle(format.number(over.features.length))} columns={columns} rows={over.features} rowKey={({ name }) => name} height="38rem" />
        </Card>
    );
}

function State({ finding }: { finding: Schema<"FindingDocument"> | undefined }) {
    const words = useWords();
    if (!finding) {
        return <span class="faint">{words.common.none}</span>;
    }
    if (finding.severity === "NONE") {
        // Drift goes on until some windows in a row were calm.
        const states: Readonly<Record<string, string | undefined>> = { INSUFFICIENT_DATA: words.drift.verdicts["INSUFFICIENT_DATA"], DRIFT: words.drift.calming };
        return <span class="faint">{states[finding.verdict] ?? words.drift.calm}</span>;
    }
    return <Badge tone={finding.severity === "ALERT" ? "bad" : "watch"}>{words.drift.severities[finding.severity] ?? finding.severity}</Badge>;
}

const WIDTH = 96;
const HEIGHT = 24;

/** Its numbers are in the table of the heat map. */
function Course({ found }: { found: OverTime["found"] }) {
    const step = WIDTH / Math.max(1, found.length - 1);
    const places = found.flatMap((each, i) => (each?.effect == null ? [] : [`${(i * step).toFixed(1)},${(HEIGHT - 3 - strength(each.effect) * (HEIGHT - 6)).toFixed(1)}`]));
    const last = places.at(-1)?.split(",");
    return (
        <svg class="drift-course" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <line class="drift-ground" x1="0" x2={WIDTH} y1={HEIGHT - 3} y2={HEIGHT - 3} />
            <polyline points={places.join(" ")} />
            {last && <circle cx={last[0]} cy={last[1]} r="2.5" />}
        </svg>
    );
}
