import type { EChartsCoreOption } from "echarts/core";
import { afterwards } from "../later";

type Chart = ReturnType<typeof import("./echarts").init>;

/** On its way as soon as a page can draw, while what it draws is still asked for. */
const drawer = import("./echarts");

/** A drawing in its place: first drawn when it is in view, elsewhere after whatever a reader waits for; again when it or its place changes. */
export class Drawing {
    private chart: Chart | undefined;
    private width = 0;
    private height = 0;
    private drawn: ((width: number) => EChartsCoreOption) | undefined;
    private picked: ((at: number) => void) | null = null;
    private isEnded = false;
    private readonly view: IntersectionObserver;
    private readonly size: ResizeObserver;
    private callOff: (() => void) | undefined;

    constructor(private readonly place: HTMLElement) {
        this.size = new ResizeObserver(() => this.resize());
        this.view = new IntersectionObserver(([seen]) => {
            if (seen?.isIntersecting) {
                void this.begin();
            } else {
                this.callOff ??= afterwards(() => void this.begin());
            }
        });
        this.view.observe(place);
    }

    /** By its width in pixels. */
    show(drawn: (width: number) => EChartsCoreOption): void {
        this.drawn = drawn;
        this.draw();
    }

    /** Whoever is told of the place in the data that was clicked on. */
    pick(picked: ((at: number) => void) | null): void {
        this.picked = picked;
    }

    end(): void {
        this.isEnded = true;
        this.view.disconnect();
        this.size.disconnect();
        this.callOff?.();
        this.chart?.dispose();
    }

    private async begin(): Promise<void> {
        this.view.disconnect();
        this.callOff?.();
        const { init } = await drawer;
        if (this.isEnded || this.chart) {
            return;
        }
        this.chart = init(this.place, null, { renderer: "canvas" });
        this.chart.on("click", ({ dataIndex }) => dataIndex !== undefined && this.picked?.(dataIndex));
        this.measure();
        this.draw();
        this.size.observe(this.place);
    }

    private resize(): void {
        const { width, height } = this;
        this.measure();
        if (this.width !== width || this.height !== height) {
            this.chart?.resize();
            this.draw();
        }
    }

    private measure(): void {
        this.width = this.place.clientWidth;
        this.height = this.place.clientHeight;
    }

    private draw(): void {
        if (this.chart && this.drawn && this.width > 0) {
            this.chart.setOption(this.drawn(this.width), { notMerge: true });
            // In this frame, not in the next one.
            this.chart.getZr().flush();
        }
    }
}
