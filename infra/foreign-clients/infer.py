"""Asks a model as any user of Triton's client does, and prints what it is answered as lines of JSON.

  infer.py HOST:PORT MODEL ROWS

ROWS is a file of JSON: values by field, of as many rows each; null is missing. The key is in SCORELINE_KEY.
"""

import json
import os
import sys

import numpy as np
import tritonclient.http as triton


def say(**what):
    print(json.dumps(what), flush=True)


def tensor(field, values, binary):
    if any(isinstance(value, str) for value in values):
        column, datatype = np.array([value.encode() for value in values], dtype=object), "BYTES"
    else:
        column, datatype = np.array([np.nan if value is None else value for value in values], dtype=np.float64), "FP64"
    column = column.reshape(-1, 1)
    asked = triton.InferInput(field, list(column.shape), datatype)
    asked.set_data_from_numpy(column, binary_data=binary)
    return asked


def plain(array):
    return [value.decode() if isinstance(value, bytes) else value for value in array.tolist()]


def main(address, model, rows):
    headers = {"Authorization": "Bearer " + os.environ["SCORELINE_KEY"]}
    with open(rows, encoding="utf-8") as file:
        columns = json.load(file)
    client = triton.InferenceServerClient(address)

    say(live=client.is_server_live(), ready=client.is_server_ready(), model_ready=client.is_model_ready(model))
    say(server=client.get_server_metadata(headers=dict(headers)))
    metadata = client.get_model_metadata(model, headers=dict(headers))
    say(model=metadata)
    names = [output["name"] for output in metadata["outputs"]]
    for version in ("", metadata["versions"][0]):
        for sent in (False, True):
            for received in (False, True):
                answer = client.infer(
                    model,
                    [tensor(field, values, sent) for field, values in columns.items()],
                    model_version=version,
                    outputs=[triton.InferRequestedOutput(name, binary_data=received) for name in names],
                    headers=dict(headers),
                )
                say(
                    version=version,
                    sent="binary" if sent else "JSON",
                    received="binary" if received else "JSON",
                    outputs={name: plain(answer.as_numpy(name)) for name in names},
                )


main(*sys.argv[1:])
