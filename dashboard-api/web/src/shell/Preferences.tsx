import { Segments } from "../ui/Segments";
import { speak, useWords } from "../words";
import { LANGUAGES, language } from "../words/language";
import { THEMES, theme } from "./theme";

/** Language and appearance: kept on this device. */
export function Preferences() {
    const words = useWords();
    return (
        <div class="preferences">
            <Segments
                legend={words.shell.language}
                options={LANGUAGES.map((each) => ({ value: each, label: words.shell.languages[each], lang: each }))}
                value={language.value}
                onChange={(chosen) => void speak(chosen)}
            />
            <Segments
                legend={words.shell.theme}
                options={THEMES.map((each) => ({ value: each, label: words.shell.themes[each] }))}
                value={theme.value}
                onChange={(chosen) => {
                    theme.value = chosen;
                }}
            />
        </div>
    );
}
