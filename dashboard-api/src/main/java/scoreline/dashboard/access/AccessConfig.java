package scoreline.dashboard.access;

import java.util.Optional;
import scoreline.service.setting.Settings;

/**
 * Who is let in besides holders of keys, and how often one may ask.
 *
 * @param tokens none means that keys alone count
 */
public record AccessConfig(Optional<TokenConfig> tokens, LimitConfig limits) {
    /** Keys alone, as often as is usual. */
    public static AccessConfig usual() {
        return new AccessConfig(Optional.empty(), LimitConfig.usual());
    }

    /**
     * Settings under {@code oidc.} and {@code limit.}.
     *
     * @throws scoreline.service.UnusableConfig if a value cannot be used, or only some of {@code oidc.} are given
     */
    public static AccessConfig read(Settings settings) {
        return new AccessConfig(TokenConfig.read(settings), LimitConfig.read(settings));
    }
}
