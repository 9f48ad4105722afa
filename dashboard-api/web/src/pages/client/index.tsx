import { useState } from "preact/hooks";
import type { Schema } from "../../api/client";
import { me } from "../../api/me";
import { useData } from "../../api/useData";
import { type Variables, clientPath } from "../../routes";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { EmptyState, Shown } from "../../ui/states";
import { useWords } from "../../words";
import { useFormat } from "../../words/format";
import { Comparison } from "./Comparison";
import { Decision } from "./Decision";
import { Earlier } from "./Earlier";
import { Information } from "./Information";
import { useLanding, useReading } from "./Landing";
import { LinkDialog } from "./LinkDialog";
import { Reasons } from "./Reasons";
import { Steps } from "./Steps";
import { Together } from "./Together";
import { WhatIf } from "./WhatIf";
import "./client.css";

export type Explanation = Schema<"Explanation">;
export type ClientData = Schema<"ClientData">;

export interface Identity {
    readonly applicant: string;
    readonly application: string;
}

const PARTS = ["decision", "reasons", "what-if", "comparison", "together", "steps", "information", "earlier"] as const;
const MAKE_LINKS = ["relationship-manager", "admin"];

/** A client's file: what was decided comes first, then why, what would change it, and how the client compares. */
export default function ClientFile({ variables }: { variables: Variables }) {
    const words = useWords();
    const identity: Identity = { applicant: variables["applicant"] ?? "", application: variables["application"] ?? "" };
    const explanation = useData("/api/v1/decisions/{applicant}/{application}/explanation", { path: identity });
    const client = useData("/api/v1/decisions/{applicant}/{application}/client", { path: identity });
    const isReady = explanation.data !== undefined;
    useLanding(isReady);
    return (
        <Page
            title={words.client.title(identity.applicant)}
            documentTitle={words.client.documentTitle(identity.applicant, identity.application)}
            lead={explanation.data && <Lead explanation={explanation.data} />}
            above={
                <a class="back" href="/applications">
                    <Icon name="left" />
                    {words.client.back}
                </a>
            }
            actions={isReady && <Actions identity={identity} />}
        >
            {explanation.problem?.kind === "not-found" && !explanation.data ? (
                <>
                    <EmptyState title={words.client.notDecided} text={words.client.notDecidedText} />
                    <Earlier identity={identity} />
                </>
            ) : (
                <Shown of={explanation} lines={10}>
                    {(found) => (
                        <div class="client-file">
                            <Contents />
                            <div class="client-parts">
                                <Decision explanation={found} />
                                <Reasons explanation={found} />
                                <WhatIf identity={identity} explanation={found} client={client} />
                                <Comparison identity={identity} explanation={found} />
                                <Together identity={identity} explanation={found} />
                                <Steps explanation={found} />
                                <Information client={client} />
                                <Earlier identity={identity} />
                            </div>
                        </div>
                    )}
                </Shown>
            )}
        </Page>
    );
}

function Lead({ explanation }: { explanation: Explanation }) {
    const words = useWords();
    const format = useFormat();
    return <>{words.client.lead(explanation.application_id, format.dateTime(explanation.submitted_at))}</>;
}

function Contents() {
    const words = useWords();
    const reading = useReading(PARTS, true);
    return (
        <nav class="client-contents" aria-label={words.client.contents}>
            <ul>
                {PARTS.map((part) => (
                    <li key={part}>
                        <a href={`#${part}`} aria-current={part === reading ? "location" : undefined}>
                            {words.client.parts[part]}
                        </a>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

function Actions({ identity }: { identity: Identity }) {
    const words = useWords();
    const [isOpen, setOpen] = useState(false);
    const mayMakeLinks = me.value?.roles.some((role) => MAKE_LINKS.includes(role)) ?? false;
    return (
        <>
            <a class="button" href={`${clientPath(identity.applicant, identity.application)}/letter`}>
                <Icon name="print" />
                {words.client.letter}
            </a>
            {mayMakeLinks && (
                <>
                    <Button icon="person" onClick={() => setOpen(true)}>
                        {words.client.link}
                    </Button>
                    <LinkDialog identity={identity} isOpen={isOpen} onClose={() => setOpen(false)} />
                </>
            )}
        </>
    );
}
