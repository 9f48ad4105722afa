import { type Schema, addressOf } from "../../api/client";
import { Card } from "../../ui/Card";
import { Disclosure } from "../../ui/Disclosure";
import { Download } from "../../ui/Download";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { language } from "../../words/language";

type Document = Schema<"ModelDocument">;

/** For people, by what they are called in a bundle; what is there is offered, in the reader's language where it is there. */
const FOR_PEOPLE = [
    { kind: "note", en: "note.html", fr: "note.fr.html" },
    { kind: "card", en: "MODEL_CARD.md", fr: "MODEL_CARD.fr.md" },
    { kind: "slides", en: "slides.html", fr: "slides.fr.html" },
    { kind: "profile", en: "profile.html", fr: "profile.fr.html" },
] as const;

/** What was written of a bundle, the whole of it as an archive, and where it comes from. */
export function Documents({ model }: { model: Document }) {
    const words = useWords();
    const format = useFormat();
    const { bundle, files, provenance } = model;
    const at = (name: string) => addressOf("/api/v1/models/{sha256}/documents/{name}", { sha256: bundle.sha256, name });
    const offered = FOR_PEOPLE.flatMap((each) => {
        const file = files.find(({ name }) => name === each[language.value]) ?? files.find(({ name }) => name === each.en);
        return file ? [{ ...file, kind: each.kind }] : [];
    });
    const saved = (name: string) => `${bundle.name}-${bundle.version}-${name}`;
    return (
        <Card title={words.model.documentsTitle} note={words.model.documentsNote}>
            <ul class="model-documents">
                {offered.map(({ kind, name, bytes }) => (
                    <li key={name}>
                        <div>
                            <strong>{words.model.documents[kind].name}</strong>
                            <p class="soft">{words.model.documents[kind].text}</p>
                        </div>
                        <Download address={at(name)} name={saved(name)}>
                            {words.model.download(format.bytes(bytes))}
                        </Download>
                    </li>
                ))}
                <li>
                    <div>
                        <strong>{words.model.archive}</strong>
                        <p class="soft">{words.model.archiveText}</p>
                    </div>
                    <Download address={addressOf("/api/v1/models/{sha256}/archive", { sha256: bundle.sha256 })} name={`${bundle.name}-${bundle.version}.zip`}>
                        {words.model.download(format.bytes(files.reduce((sum, { bytes }) => sum + bytes, 0)))}
                    </Download>
                </li>
            </ul>
            <Disclosure summary={words.model.provenance}>
                <dl class="model-provenance">
                    <div>
                        <dt>{words.model.hash}</dt>
                        <dd>
                            <code>{bundle.sha256}</code>
                        </dd>
                    </div>
                    {Object.entries(provenance).map(([name, value]) => (
                        <div key={name}>
                            <dt>{words.model.provenanceOf[name] ?? name}</dt>
                            <dd>
                                <code>{value}</code>
                            </dd>
                        </div>
                    ))}
                </dl>
            </Disclosure>
        </Card>
    );
}
