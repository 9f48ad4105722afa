import { describe, expect, it } from "vitest";
import { addressOf } from "../src/api/client";
import { read } from "../src/api/events";
import { match } from "../src/router";
import { clientPath, homeOf, routeOf } from "../src/routes";

describe("addresses", () => {
    it("are matched with their variables, whatever these hold", () => {
        const path = clientPath("a/b c", "é%");
        expect(routeOf(path)).toMatchObject({ route: { name: "client" }, variables: { applicant: "a/b c", application: "é%" } });
    });

    it("that cannot be read are nobody's", () => {
        expect(match("/clients/:applicant/:application", "/clients/%zz/1")).toBeNull();
        expect(routeOf("/clients/1")).toBeNull();
        expect(routeOf("/now/")).toMatchObject({ route: { name: "now" } });
    });

    it("start where a role may look", () => {
        expect(homeOf(["relationship-manager"])).toBe("/applications");
        expect(homeOf(["risk"])).toBe("/now");
    });

    it("of the API hold what was asked, a filter as often as it is given", () => {
        expect(addressOf("/api/v1/decisions/{applicant}/x", { applicant: "a/b" }, { where: ["A:1..2", "B:x|y"], limit: 5, from: undefined, cursor: "" })).toBe(
            "/api/v1/decisions/a%2Fb/x?where=A%3A1..2&where=B%3Ax%7Cy&limit=5",
        );
    });
});

describe("an event", () => {
    it("is read from its lines", () => {
        expect(read('id: 12\nevent: decision\ndata: {"a":\ndata: 1}')).toEqual({ id: "12", type: "decision", data: '{"a":\n1}' });
    });

    it("of a comment alone has no data", () => {
        expect(read(": still here")).toEqual({ id: null, type: "message", data: "" });
    });
});
