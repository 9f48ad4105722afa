import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { FROM_THE_START, NOTHING_ASKED } from "./filters";

interface Properties {
    readonly asked: URLSearchParams;
    readonly onChange: (changes: Record<string, string | readonly string[] | null>) => void;
}

/** Why nothing was found and how to find more. An application may be here without a decision. */
export function Nothing({ asked, onChange }: Properties) {
    const { applications: words } = useWords();
    const find = asked.get("find");
    const filters = [...asked.keys()].filter((name) => name in NOTHING_ASKED && !(name in FROM_THE_START));
    if (filters.length === 0) {
        return <EmptyState text={words.nothingYet} />;
    }
    const isFiltered = filters.some((name) => name !== "find");
    return (
        <>
            <EmptyState
                title={words.widenTitle}
                text={find ? (isFiltered ? words.widenFindFiltered(find) : words.widenFind(find)) : words.widen}
                action={
                    <Button onClick={() => onChange({ ...NOTHING_ASKED, ...(find && isFiltered && { find }) })}>{words.clearAll}</Button>
                }
            />
            {find && <Undecided find={find} />}
        </>
    );
}

function Undecided({ find }: { find: string }) {
    const words = useWords();
    const format = useFormat();
    const ofClient = useData("/api/v1/applications", { query: { applicant: find } });
    const itself = useData("/api/v1/applications", { query: { application: find } });
    const found = [...(ofClient.data?.items ?? []), ...(itself.data?.items ?? [])].filter(({ state }) => state !== "DECIDED");
    const told = ({ state, rejection }: Schema<"ListedApplication">) =>
        state === "WAITING"
            ? words.applications.waiting
            : words.applications.rejected(words.operations.codes[rejection?.code ?? "OTHER"] ?? "");
    return found.length === 0 ? null : (
        <div class="applications-undecided">
            <h2>{words.applications.undecided}</h2>
            <p>{words.applications.undecidedText(found.length)}</p>
            <ul>
                {found.map((each) => (
                    <li key={`${each.applicant_id} ${each.application_id}`}>
                        <strong>{each.application_id}</strong> {format.dateTime(each.submitted_at)} {told(each)}
                    </li>
                ))}
            </ul>
        </div>
    );
}
