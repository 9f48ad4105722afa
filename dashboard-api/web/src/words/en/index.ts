import { applications } from "./applications";
import { client } from "./client";
import { common } from "./common";
import { drift } from "./drift";
import { measures } from "./measures";
import { model } from "./model";
import { now } from "./now";
import { operations } from "./operations";
import { own } from "./own";
import { problems } from "./problems";
import { shell } from "./shell";
import { signIn } from "./signIn";
import { tryIt } from "./tryIt";

export const en = {
    applications,
    client,
    common,
    drift,
    measures,
    model,
    now,
    operations,
    own,
    problems,
    shell,
    signIn,
    tryIt,
};
