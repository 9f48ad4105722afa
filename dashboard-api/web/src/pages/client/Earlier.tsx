import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { clientPath } from "../../routes";
import { Badge, OutcomeBadge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import type { Identity } from ".";

type Listed = Schema<"ListedApplication">;

const SHOWN = 10;

/** Everything that the client applied for, and what became of it. */
export function Earlier({ identity }: { identity: Identity }) {
    const words = useWords();
    const format = useFormat();
    const found = useData("/api/v1/applicants/{applicant}/applications", {
        path: { applicant: identity.applicant },
        query: { limit: SHOWN },
    });
    const repaid = ({ loan_defaulted }: Listed) =>
        words.client.repaidStates[loan_defaulted == null ? "unknown" : loan_defaulted ? "no" : "yes"];
    const columns: readonly Column<Listed>[] = [
        { name: "application", label: words.common.application, cell: ({ application_id }) => application_id },
        { name: "submitted", label: words.common.submitted, cell: ({ submitted_at }) => format.dateTime(submitted_at), wide: true },
        {
            name: "outcome",
            label: words.common.outcome,
            cell: ({ decision, state, application_id }) => (
                <span class="client-outcome">
                    {decision ? <OutcomeBadge outcome={decision.outcome} /> : <Badge>{words.client.states[state] ?? state}</Badge>}
                    {application_id === identity.application && <span class="faint">{words.client.thisOne}</span>}
                </span>
            ),
        },
        {
            name: "probability",
            label: words.common.probability,
            cell: ({ decision }) => (decision ? format.percent(decision.probability_of_default, 1) : words.common.none),
            numeric: true,
        },
        {
            name: "points",
            label: words.common.points,
            cell: ({ decision }) => (decision ? format.number(decision.points) : words.common.none),
            numeric: true,
            wide: true,
        },
        { name: "repaid", label: words.client.repaid, cell: repaid, wide: true },
    ];
    return (
        <Card
            title={words.client.earlier}
            note={found.data?.items.length === 1 ? words.client.onlyOne : words.client.earlierNote}
            anchor="earlier"
            actions={
                found.data?.next && (
                    <a href={`/applications?find=${encodeURIComponent(identity.applicant)}`}>{words.client.seeAll}</a>
                )
            }
        >
            <Shown of={found} lines={4}>
                {({ items }) => (
                    <Table
                        caption={words.client.earlier}
                        columns={columns}
                        rows={items}
                        rowKey={({ partition, offset }) => `${partition}:${offset}`}
                        link={({ applicant_id, application_id }) => clientPath(applicant_id, application_id)}
                    />
                )}
            </Shown>
        </Card>
    );
}
