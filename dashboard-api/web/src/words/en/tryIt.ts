export const tryIt = {};
