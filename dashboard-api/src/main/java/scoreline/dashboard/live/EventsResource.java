package scoreline.dashboard.live;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.inject.Named;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Refusal;

/** Decisions and alerts as they come. */
@Controller("/api/v1/events")
final class EventsResource {
    private final Live live;
    private final Scheduler blocking;

    EventsResource(Live live, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.live = live;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    /**
     * Server-sent events: each decision, and each alert that begins or changes, from now on or from where the asker was. Of what was
     * missed the newest 10,000 events are told again; where more were, or the asker is so much too slow, an event reset says that lists
     * must be read anew. At most 64 may follow at once.
     *
     * @param lastEventId of the last event that is known already; browsers send it by themselves
     * @param lastKnown the same, for who cannot send it as a header; the header wins
     */
    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "Events decision, alert and reset, each with its number as id and JSON as data",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema =
                                    @Schema(
                                            oneOf = {Happened.Decision.class, Happened.Alert.class, Happened.Reset.class
                                            })))
    Publisher<Event<Object>> events(
            HttpRequest<?> request,
            @Nullable @Header("Last-Event-ID") String lastEventId,
            @Nullable @QueryValue("last_event_id") String lastKnown) {
        var last = lastEventId != null
                ? number("Last-Event-ID", lastEventId)
                : lastKnown != null ? number("last_event_id", lastKnown) : OptionalLong.empty();
        var language = Languages.of(request);
        live.requireRoom();
        return Mono.fromCallable(() -> live.follow(last, language))
                .subscribeOn(blocking)
                .flatMapMany(events -> events);
    }

    private static OptionalLong number(String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            throw noNumber(name);
        }
        throw noNumber(name);
    }

    private static Refusal noNumber(String name) {
        return Refusal.ofParameter(name, "It is no id of an event.");
    }
}
