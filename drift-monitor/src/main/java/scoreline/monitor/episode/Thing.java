package scoreline.monitor.episode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Track;

/// One thing of a series, followed.
///
/// @param told whether the episode that runs has been told of
record Thing(Track track, boolean told) {
    static Thing start() {
        return new Thing(Track.start(), false);
    }

    /// All things of a series, by name.
    static byte[] toBytes(SortedMap<String, Thing> things) {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
            out.writeShort(things.size());
            for (var thing : things.entrySet()) {
                out.writeUTF(thing.getKey());
                thing.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @param bytes as [#toBytes] gave them
    static SortedMap<String, Thing> read(byte[] bytes) {
        var things = new TreeMap<String, Thing>();
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                things.put(in.readUTF(), read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what is remembered of a series is cut off", e);
        }
        return things;
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeBoolean(told);
        out.writeBoolean(track.movedBefore());
        out.writeBoolean(track.movedTwoBefore());
        out.writeBoolean(track.lastWindow().isPresent());
        if (track.lastWindow().isPresent()) {
            out.writeLong(track.lastWindow().get().toEpochMilli());
        }
        out.writeBoolean(track.running().isPresent());
        if (track.running().isPresent()) {
            var running = track.running().get();
            out.writeLong(running.since().toEpochMilli());
            out.writeUTF(running.worst().name());
            out.writeByte(running.calm());
        }
        out.writeByte(track.cooling());
        out.writeUTF(track.last().name());
    }

    private static Thing read(DataInputStream in) throws IOException {
        boolean told = in.readBoolean();
        boolean movedBefore = in.readBoolean();
        boolean movedTwoBefore = in.readBoolean();
        Optional<Instant> lastWindow = in.readBoolean() ? Optional.of(moment(in)) : Optional.empty();
        Optional<Track.Running> running = in.readBoolean()
                ? Optional.of(new Track.Running(moment(in), Severity.valueOf(in.readUTF()), in.readByte()))
                : Optional.empty();
        var track = new Track(
                movedBefore, movedTwoBefore, lastWindow, running, in.readByte(), Severity.valueOf(in.readUTF()));
        return new Thing(track, told);
    }

    private static Instant moment(DataInputStream in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }
}
