import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import {
    GridComponent,
    MarkAreaComponent,
    MarkLineComponent,
    TooltipComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only what is drawn with; a canvas, since a strict content policy allows no styles within drawings.
use([
    BarChart,
    CanvasRenderer,
    CustomChart,
    GridComponent,
    LineChart,
    MarkAreaComponent,
    MarkLineComponent,
    ScatterChart,
    TooltipComponent,
]);

export { init };
