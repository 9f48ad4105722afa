package scoreline.dashboard.web;

import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.Locale;

/** Kinds of errors; each is a page of the documentation under {@code /problems/}. */
public enum ProblemType {
    INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "A key or token is needed"),
    NOT_ALLOWED(HttpStatus.FORBIDDEN, "This key or token may not do that"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Nothing is done here by this method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "It is not served in this form"),
    CONFLICT(HttpStatus.CONFLICT, "It does not go with what is there"),
    GONE(HttpStatus.GONE, "It was here and is no more"),
    TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_FORM(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request is in a form that is not read here"),
    UNUSABLE_CONTENT(HttpStatus.UNPROCESSABLE_ENTITY, "The request is understood and cannot be used"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests in a short time"),
    FAILED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "It cannot be answered now");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    static ProblemType of(HttpStatus status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode() ? INVALID_REQUEST : FAILED);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As a problem names its type. */
    String reference() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
