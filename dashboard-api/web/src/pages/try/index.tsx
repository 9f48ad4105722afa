import { Page } from "../../ui/Page";
import { EmptyState } from "../../ui/states";
import { useWords } from "../../words";

export default function Coming() {
    const words = useWords();
    return (
        <Page title={words.shell.pages.try}>
            <EmptyState title={words.shell.pages.coming} text={words.shell.comingText} />
        </Page>
    );
}
