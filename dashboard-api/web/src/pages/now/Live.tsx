import { useState } from "preact/hooks";
import type { Connection } from "../../api/events";
import { clientPath } from "../../routes";
import { OutcomeBadge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import type { Decision } from ".";

const SHOWN = 50;

interface Properties {
    readonly decisions: readonly Decision[];
    readonly arrived: number;
    readonly connection: Connection;
}

/** Decisions as they come; they stand still while paused, so that one can be read and followed. */
export function Live({ decisions, arrived, connection }: Properties) {
    const words = useWords();
    const format = useFormat();
    const [held, setHeld] = useState<readonly Decision[] | null>(null);
    const state = held ? "paused" : connection;
    const columns: readonly Column<Decision>[] = [
        { name: "client", label: words.common.client, cell: (each) => each.applicant_id },
        { name: "application", label: words.common.application, cell: (each) => each.application_id, wide: true },
        { name: "decided", label: words.common.decided, cell: (each) => format.time(each.decided_at), wide: true },
        { name: "outcome", label: words.common.outcome, cell: (each) => <OutcomeBadge outcome={each.outcome} /> },
        {
            name: "probability",
            label: words.common.probability,
            cell: (each) => format.percent(each.probability_of_default, 1),
            numeric: true,
        },
        { name: "points", label: words.common.points, cell: (each) => format.number(each.points), numeric: true, wide: true },
    ];
    return (
        <Card
            title={words.now.live}
            class="two-thirds"
            note={arrived === 0 ? words.now.liveText : words.now.arrived(format.number(arrived))}
            actions={
                <>
                    <span class="connection" data-state={state}>
                        {words.now.connection[state]}
                    </span>
                    <Button
                        icon={held ? "play" : "pause"}
                        pressed={held !== null}
                        onClick={() => setHeld(held ? null : decisions)}
                    >
                        {held ? words.now.resume : words.now.pause}
                    </Button>
                </>
            }
        >
            <Table
                caption={words.now.live}
                columns={columns}
                rows={(held ?? decisions).slice(0, SHOWN)}
                rowKey={(each) => `${each.applicant_id} ${each.application_id}`}
                link={(each) => clientPath(each.applicant_id, each.application_id)}
                empty={words.now.waiting}
                height="27rem"
            />
        </Card>
    );
}
