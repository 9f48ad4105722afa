import type { Schema } from "../../api/client";
import { ask } from "../../router";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

type Summary = Schema<"ModelSummary">;

/** Which bundles decided, how much, and since when. */
export function Bundles({ models, shown }: { models: readonly Summary[]; shown: string | null }) {
    const words = useWords();
    const format = useFormat();
    const total = models.reduce((sum, { decisions }) => sum + decisions, 0);
    const date = (time: string | null | undefined) => (time ? format.dateTime(time) : words.common.none);
    const columns: readonly Column<Summary>[] = [
        { name: "bundle", label: words.model.bundle, cell: (model) => <Name model={model} isShown={model.bundle.sha256 === shown} /> },
        { name: "decisions", label: words.model.decisions, cell: ({ decisions }) => format.number(decisions), numeric: true },
        { name: "share", label: words.common.share, cell: ({ decisions }) => (total === 0 ? words.common.none : format.percent(decisions / total)), numeric: true, wide: true },
        { name: "approved", label: words.model.approvals, cell: ({ decisions, approved }) => (decisions === 0 ? words.common.none : format.percent(approved / decisions, 1)), numeric: true },
        { name: "first", label: words.model.since, cell: (model) => date(model.first_submitted_at) },
        { name: "last", label: words.model.until, cell: (model) => date(model.last_submitted_at), wide: true },
    ];
    return (
        <Card title={words.model.bundlesTitle} note={words.model.bundlesNote}>
            <Table caption={words.model.bundlesTitle} columns={columns} rows={models} rowKey={({ bundle }) => bundle.sha256} />
        </Card>
    );
}

function Name({ model, isShown }: { model: Summary; isShown: boolean }) {
    const words = useWords();
    const { name, version, sha256 } = model.bundle;
    return (
        <span class="model-bundle">
            {isShown || !model.at_hand ? (
                <span>{name}</span>
            ) : (
                <Button kind="quiet" onClick={() => ask({ bundle: sha256, feature: null }, "push")}>
                    {name}
                </Button>
            )}
            <code>{version}</code>
            {model.serving ? <Badge tone="good">{words.model.serving}</Badge> : !model.at_hand && <Badge tone="watch">{words.model.gone}</Badge>}
        </span>
    );
}
