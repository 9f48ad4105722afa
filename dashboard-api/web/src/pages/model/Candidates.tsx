import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

interface Candidate {
    readonly family: string;
    readonly imbalance: string;
    readonly columns: string;
    readonly note: string;
    readonly servable: boolean;
    readonly auc: number;
    readonly log_loss: number;
    readonly expected_calibration_error: number;
    readonly cost_per_application: number;
    readonly cost_standard_error: number;
}

/** As training wrote it. */
interface Compared {
    readonly candidates: readonly Candidate[];
    readonly champion: number;
    readonly cheapest: number;
    readonly as_good: readonly number[];
}

interface Row extends Candidate {
    readonly at: number;
    readonly standing: "champion" | "asGood" | null;
}

interface Properties {
    readonly sha256: string;
    readonly files: readonly Schema<"ModelDocument.File">[];
}

/** What else was tried, and why this model serves. */
export function Candidates({ sha256, files }: Properties) {
    const words = useWords();
    const isThere = files.some(({ name }) => name === "candidates.json");
    const found = useData("/api/v1/models/{sha256}/candidates", isThere ? { path: { sha256 } } : null);
    return (
        <Card title={words.model.candidatesTitle} note={isThere && words.model.candidatesNote}>
            {isThere ? (
                <Shown of={found}>{(compared) => <Comparison compared={compared as unknown as Compared} />}</Shown>
            ) : (
                <EmptyState text={words.model.candidatesNone} />
            )}
        </Card>
    );
}

function Comparison({ compared }: { compared: Compared }) {
    const words = useWords();
    const format = useFormat();
    const rows = compared.candidates
        .map((each, at): Row => ({ ...each, at, standing: at === compared.champion ? "champion" : compared.as_good?.includes(at) ? "asGood" : null }))
        .sort((one, other) => one.cost_per_application - other.cost_per_application);
    const columns: readonly Column<Row>[] = [
        { name: "family", label: words.model.candidate, cell: (row) => <Name row={row} /> },
        { name: "standing", label: words.model.standing, cell: ({ standing }) => standing && <Badge {...(standing === "champion" && { tone: "good" as const })}>{words.model.standings[standing]}</Badge> },
        { name: "cost", label: words.model.costPer, cell: (row) => words.model.plusMinus(format.number(row.cost_per_application, 3), format.number(row.cost_standard_error, 3)), numeric: true },
        { name: "auc", label: words.model.auc, cell: ({ auc }) => format.number(auc, 3), numeric: true },
        { name: "loss", label: words.model.logLoss, cell: ({ log_loss }) => format.number(log_loss, 4), numeric: true, wide: true },
        { name: "off", label: words.model.calibrationName, cell: ({ expected_calibration_error: off }) => words.model.pointsOff(format.number(100 * off, 1)), numeric: true, wide: true },
    ];
    return <Table caption={words.model.candidatesTitle} columns={columns} rows={rows} rowKey={({ at }) => at} height="30rem" />;
}

function Name({ row }: { row: Row }) {
    const words = useWords();
    const imbalance = words.model.imbalances[row.imbalance] ?? row.imbalance;
    return (
        <>
            {words.model.families[row.family] ?? row.family}
            <span class="model-how">{[imbalance, row.note].filter(Boolean).join(", ")}</span>
        </>
    );
}
