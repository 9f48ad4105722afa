package scoreline.scoring.explain;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Working memory that is used again and again: a few threads at once find some here, more of them get new ones. */
final class Pool<T> {
    private static final int KEPT = 16;

    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(KEPT);
    private final Supplier<T> make;

    Pool(Supplier<T> make) {
        this.make = make;
    }

    T take() {
        int start = start();
        for (int i = 0; i < KEPT; i++) {
            T one = kept.getAndSet((start + i) % KEPT, null);
            if (one != null) {
                return one;
            }
        }
        return make.get();
    }

    void giveBack(T one) {
        int start = start();
        for (int i = 0; i < KEPT; i++) {
            if (kept.compareAndSet((start + i) % KEPT, null, one)) {
                return;
            }
        }
    }

    private static int start() {
        return (int) (Thread.currentThread().threadId() % KEPT);
    }
}
