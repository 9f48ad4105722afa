import type { Schema } from "../../api/client";
import { type Loaded, useData } from "../../api/useData";
import { ask, query } from "../../router";
import { Select } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { EmptyState, Shown, Skeleton } from "../../ui/states";
import { useWords } from "../../words";
import { frequencyOf, useFormat } from "../../words/format";
import { Bundles } from "./Bundles";
import { Candidates } from "./Candidates";
import { Documents } from "./Documents";
import { FairnessCard } from "./Fairness";
import { Importance } from "./Importance";
import { Quality } from "./Quality";
import { Threshold } from "./Threshold";
import { Worth, levelOf, numberIn } from "./Worth";
import { pointAt } from "./costs";
import "./model.css";

const AGAIN = 30_000;

type Summary = Schema<"ModelSummary">;

/** What a bundle is, how good it is, what it looks at, and whom it treats how. */
export default function Model() {
    const words = useWords();
    const models = useData("/api/v1/models", {}, AGAIN);
    const items = models.data?.items ?? [];
    const sha256 = query.value.get("bundle") ?? first(items)?.bundle.sha256 ?? null;
    const isGone = items.some(({ bundle, at_hand }) => bundle.sha256 === sha256 && !at_hand);
    const asked = sha256 === null || isGone ? null : { path: { sha256 } };
    const model = useData("/api/v1/models/{sha256}", asked);
    const curves = useData("/api/v1/models/{sha256}/curves", asked);
    return (
        <Page
            title={words.shell.pages.model}
            lead={model.data && curves.data ? <Lead model={model.data} curves={curves.data} /> : words.model.lead}
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
                        {isGone ? (
                            <EmptyState title={words.model.goneTitle} text={words.model.goneText} />
                        ) : (
                            sha256 !== null && <OneBundle sha256={sha256} model={model} curves={curves} />
                        )}
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

/** How good it is, in a sentence. */
function Lead({ model, curves }: { model: Schema<"ModelDocument">; curves: Schema<"Curves"> }) {
    const words = useWords();
    const format = useFormat();
    const auc = numberIn(model.metrics, "auc");
    const point = pointAt(curves.points, model.policy.threshold);
    const approved = point ? point.confusion.approved_defaults + point.confusion.approved_repayments : 0;
    if (auc === null || !point || approved === 0) {
        return <>{words.model.lead}</>;
    }
    return (
        <>
            <strong>{words.model.leadRanks(format.number(100 * auc), levelOf(auc))}</strong>{" "}
            {words.model.leadApproves(
                format.percent(point.approval_rate),
                words.common.frequency(frequencyOf(point.confusion.approved_defaults / approved)),
                words.common.frequency(frequencyOf(numberIn(model.metrics, "default_rate") ?? 0)),
            )}
        </>
    );
}

interface OneProperties {
    readonly sha256: string;
    readonly model: Loaded<Schema<"ModelDocument">>;
    readonly curves: Loaded<Schema<"Curves">>;
}

function OneBundle({ sha256, model, curves }: OneProperties) {
    const words = useWords();
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
