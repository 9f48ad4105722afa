package scoreline.dashboard.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Files as a zip archive, made as it is read. Nothing is compressed, nor timed: the same files are the same bytes everywhere. */
final class BundleArchive extends InputStream {
    private static final int BLOCK = 1 << 16;

    /** The first that the format can say. */
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Iterator<BundleFiles.Verified> left;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream(2 * BLOCK);
    private final ZipOutputStream zip = new ZipOutputStream(written);
    private byte[] ready = {};
    private int at;
    private @Nullable InputStream file;
    private boolean isEnded;

    BundleArchive(List<BundleFiles.Verified> files) {
        this.left = List.copyOf(files).iterator();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        while (at == ready.length) {
            if (isEnded) {
                return -1;
            }
            step();
            ready = written.toByteArray();
            written.reset();
            at = 0;
        }
        int count = Math.min(most, ready.length - at);
        System.arraycopy(ready, at, into, from, count);
        at += count;
        return count;
    }

    private void step() throws IOException {
        if (file != null) {
            var block = file.readNBytes(BLOCK);
            if (block.length > 0) {
                zip.write(block);
            } else {
                zip.closeEntry();
                file.close();
                file = null;
            }
        } else if (left.hasNext()) {
            var next = left.next();
            zip.putNextEntry(entry(next));
            file = next.open();
        } else {
            zip.close();
            isEnded = true;
        }
    }

    private static ZipEntry entry(BundleFiles.Verified file) {
        var entry = new ZipEntry(file.name());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.bytes());
        entry.setCompressedSize(file.bytes());
        entry.setCrc(file.checksum());
        entry.setTimeLocal(LONG_AGO);
        return entry;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
