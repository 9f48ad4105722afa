package scoreline.dashboard.access;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;

/** Who asks. */
@Controller("/api/v1/me")
final class MeResource {
    /**
     * Who asks.
     *
     * @param name {@code key:} and the name of a key, or {@code token:} and the subject of a token
     * @param roles {@code analyst}, {@code relationship-manager}, {@code risk} or {@code admin}; at least one
     */
    record Me(String name, List<String> roles) {}

    /** Who asks, and in which roles. */
    @Get
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    Me me(Authentication caller) {
        return new Me(
                caller.getName(),
                Role.ALL.stream().filter(caller.getRoles()::contains).toList());
    }
}
