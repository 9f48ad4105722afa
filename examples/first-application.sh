#!/usr/bin/env bash
# What would be decided, at once; nothing is kept of it.
#   SCORELINE_KEY=... examples/first-application.sh http://localhost:8080
set -euo pipefail

curl --silent --show-error --fail-with-body "$1/api/v1/score" \
  --header @<(printf 'Authorization: Bearer %s' "$SCORELINE_KEY") \
  --header 'Content-Type: application/json' \
  --header 'Accept-Language: en' \
  --data '{
    "application": {
      "NAME_CONTRACT_TYPE": "Cash loans",
      "AMT_INCOME_TOTAL": 54000,
      "AMT_CREDIT": 250000,
      "AMT_ANNUITY": 14500,
      "DAYS_BIRTH": -14200,
      "EXT_SOURCE_2": 0.72,
      "EXT_SOURCE_3": 0.65
    }
  }'
