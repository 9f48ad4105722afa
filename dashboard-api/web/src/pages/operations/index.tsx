import { useState } from "preact/hooks";
import { useData } from "../../api/useData";
import { ask, query } from "../../router";
import { Page } from "../../ui/Page";
import { Shown } from "../../ui/states";
import { useWords } from "../../words";
import { Bundles } from "./Bundles";
import { Health } from "./Health";
import { Reasons } from "./Reasons";
import { Samples } from "./Samples";
import "./operations.css";

const AGAIN = 10_000;

/** How the service keeps up, what it could not decide and where that stands, and which bundles decide. */
export default function Operations() {
    const words = useWords();
    const counts = useData("/api/v1/rejections/counts", {}, AGAIN);
    const models = useData("/api/v1/models", {}, AGAIN);
    const code = query.value.get("code");
    const [cursors, setCursors] = useState<readonly string[]>([]);
    const choose = (chosen: string | null) => {
        setCursors([]);
        ask({ code: chosen });
    };
    return (
        <Page title={words.shell.pages.operations} lead={words.operations.lead}>
            <Health rejected={counts.data} models={models.data?.items} />
            <div class="columns">
                <div class="third">
                    <Shown of={counts}>
                        {(found) => <Reasons counts={found} chosen={code} onChoose={choose} />}
                    </Shown>
                </div>
                <div class="two-thirds">
                    <Samples code={code} cursors={cursors} onCursors={setCursors} onClear={() => choose(null)} />
                </div>
            </div>
            <Shown of={models}>{({ items }) => <Bundles models={items} />}</Shown>
        </Page>
    );
}
