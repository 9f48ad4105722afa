import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";

type Model = Schema<"ModelSummary">;

export function Bundles({ models }: { models: readonly Model[] }) {
    const words = useWords();
    const format = useFormat();
    const date = (time: string | null | undefined) => (time ? format.dateTime(time) : words.common.none);
    const columns: readonly Column<Model>[] = [
        { name: "bundle", label: words.operations.bundle, cell: ({ bundle }) => bundle.name },
        { name: "version", label: words.operations.version, cell: ({ bundle }) => <code>{bundle.version}</code>, wide: true },
        { name: "state", label: words.operations.state, cell: (model) => <State model={model} /> },
        { name: "decisions", label: words.operations.decisions, cell: ({ decisions }) => format.number(decisions), numeric: true },
        {
            name: "approved",
            label: words.operations.approvedShare,
            cell: ({ decisions, approved }) => (decisions === 0 ? words.common.none : format.percent(approved / decisions)),
            numeric: true,
            wide: true,
        },
        { name: "first", label: words.operations.firstDecision, cell: (model) => date(model.first_submitted_at), wide: true },
        { name: "last", label: words.operations.lastDecision, cell: (model) => date(model.last_submitted_at), wide: true },
    ];
    const serving = models.find((model) => model.serving);
    const since = serving?.first_submitted_at ? format.dateTime(serving.first_submitted_at) : null;
    return (
        <Card
            title={words.operations.bundles}
            note={serving ? words.operations.activation(serving.bundle.name, serving.bundle.version, since) : words.operations.noServing}
        >
            <Table
                caption={words.operations.bundles}
                columns={columns}
                rows={models}
                rowKey={({ bundle }) => bundle.sha256}
            />
        </Card>
    );
}

function State({ model }: { model: Model }) {
    const words = useWords();
    return model.serving ? (
        <Badge tone="good">{words.operations.serving}</Badge>
    ) : model.at_hand ? (
        <Badge>{words.operations.atHand}</Badge>
    ) : (
        <Badge tone="watch">{words.operations.gone}</Badge>
    );
}
