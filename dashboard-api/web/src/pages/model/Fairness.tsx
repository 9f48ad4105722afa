import { type Attribute, type Fairness, type Group, useBundleFile } from "../../api/bundleFiles";
import type { Schema } from "../../api/client";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { type Column, Table } from "../../ui/Table";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { language } from "../../words/language";
import { typeset } from "../../words/typeset";

interface Properties {
    readonly sha256: string;
    readonly files: readonly Schema<"ModelDocument.File">[];
}

const FILE = "fairness.json";
const TONES = { MET: "good", UNCERTAIN: "watch", MISSED: "bad" } as const;

/** How the model's decisions fall on people, group by group. */
export function FairnessCard({ sha256, files }: Properties) {
    const words = useWords();
    const isThere = files.some(({ name }) => name === FILE);
    const found = useBundleFile<Fairness>(isThere ? sha256 : null, FILE);
    return (
        <Card title={words.model.fairnessTitle} note={words.model.fairnessNote}>
            {isThere ? (
                <Shown of={found} lines={6}>
                    {({ findings, attributes }) => (
                        <>
                            <ul class="model-findings">
                                {findings.map((finding) => (
                                    <li key={finding.en}>{typeset(finding[language.value])}</li>
                                ))}
                            </ul>
                            <div class="model-attributes">
                                {attributes.map((attribute) => (
                                    <OneAttribute key={attribute.field} attribute={attribute} />
                                ))}
                            </div>
                        </>
                    )}
                </Shown>
            ) : (
                <EmptyState text={words.model.fairnessNone} />
            )}
        </Card>
    );
}

function OneAttribute({ attribute }: { attribute: Attribute }) {
    const words = useWords();
    const format = useFormat();
    const share = (value: number | null | undefined) => (value == null ? words.common.none : format.percent(value, 1));
    const columns: readonly Column<Group>[] = [
        { name: "group", label: words.model.group, cell: ({ name }) => name[language.value] },
        { name: "rows", label: words.model.applications, cell: ({ rows }) => format.number(rows), numeric: true, wide: true },
        { name: "approved", label: words.model.approvals, cell: ({ rates }) => share(rates?.approved), numeric: true },
        { name: "good", label: words.model.goodRefused, cell: ({ rates }) => share(rates?.false_positive_rate), numeric: true, wide: true },
        { name: "defaults", label: words.model.defaulted, cell: ({ rates }) => share(rates?.default_rate), numeric: true, wide: true },
        { name: "impact", label: words.model.impact, cell: (group) => <Impact group={group} isReference={group.name.en === attribute.reference?.en} />, numeric: true },
    ];
    const name = attribute.label[language.value];
    return (
        <div class="model-attribute">
            <h3>{name}</h3>
            <p class="faint">{attribute.feature ? words.model.isRead : words.model.isNotRead}</p>
            <Table caption={name} columns={columns} rows={attribute.groups} rowKey={(group) => group.name.en} />
        </div>
    );
}

function Impact({ group: { impact, rates }, isReference }: { group: Group; isReference: boolean }) {
    const words = useWords();
    const format = useFormat();
    if (!impact) {
        return <span class="faint">{isReference ? words.model.compared : rates ? words.common.none : words.model.tooFew}</span>;
    }
    return (
        <span class="model-impact">
            {format.number(impact.value, 2)}{" "}
            <Badge tone={TONES[impact.four_fifths as keyof typeof TONES] ?? "watch"}>{words.model.fourFifths[impact.four_fifths] ?? impact.four_fifths}</Badge>
        </span>
    );
}
