import type { Schema } from "../../api/client";
import { useData } from "../../api/useData";
import { ask, query } from "../../router";
import { Select } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { EmptyState, Shown, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { Bundles } from "./Bundles";
import { Candidates } from "./Candidates";
import { Documents } from "./Documents";
import { FairnessCard } from "./Fairness";
import { Importance } from "./Importance";
import { Quality } from "./Quality";
import { Threshold } from "./Threshold";
import { Worth } from "./Worth";
import "./model.css";

const AGAIN = 30_000;

type Summary = Schema<"ModelSummary">;

/** What a bundle is, how good it is, what it looks at, and whom it treats how. */
export default function Model() {
    const words = useWords();
    const models = useData("/api/v1/models", {}, AGAIN);
    const items = models.data?.items ?? [];
    const sha256 = query.value.get("bundle") ?? first(items)?.bundle.sha256 ?? null;
    return (
        <Page
            title={words.shell.pages.model}
            lead={words.model.lead}
            actions={
                items.length > 1 && (
                    <Select
                        label={words.model.bundle}
                        value={sha256 ?? ""}
                        options={items.map(({ bundle }) => ({ value: bundle.sha256, label: `${bundle.name} ${bundle.version}` }))}
                        onChange={(bundle) => ask({ bundle, feature: null }, "push")}
                    />
                )
            }
        >
            <Shown of={models} lines={10}>
                {() => (
                    <>
                        {sha256 !== null && <OneBundle sha256={sha256} summary={items.find(({ bundle }) => bundle.sha256 === sha256)} />}
                        <Bundles models={items} shown={sha256} />
                    </>
                )}
            </Shown>
        </Page>
    );
}

/** The one that scores requests, else one that can be asked about. */
function first(models: readonly Summary[]): Summary | undefined {
    return models.find(({ serving }) => serving) ?? models.find(({ at_hand }) => at_hand) ?? models[0];
}

function OneBundle({ sha256, summary }: { sha256: string; summary: Summary | undefined }) {
    const words = useWords();
    const isGone = summary !== undefined && !summary.at_hand;
    const model = useData("/api/v1/models/{sha256}", isGone ? null : { path: { sha256 } });
    const curves = useData("/api/v1/models/{sha256}/curves", isGone ? null : { path: { sha256 } });
    if (isGone) {
        return <EmptyState title={words.model.goneTitle} text={words.model.goneText} />;
    }
    return (
        <Shown of={model} lines={10}>
            {(data) => (
                <>
                    <Worth model={data} curves={curves.data} />
                    {curves.data ? (
                        <>
                            <Threshold curves={curves.data} policy={data.policy} />
                            <Quality curves={curves.data} metrics={data.metrics} />
                        </>
                    ) : curves.problem?.kind === "not-found" ? (
                        <EmptyState text={words.model.noCurves} />
                    ) : (
                        <Skeleton lines={8} />
                    )}
                    <Importance sha256={sha256} files={data.files} />
                    <FairnessCard sha256={sha256} files={data.files} />
                    <Candidates sha256={sha256} files={data.files} />
                    <Documents model={data} />
                </>
            )}
        </Shown>
    );
}
