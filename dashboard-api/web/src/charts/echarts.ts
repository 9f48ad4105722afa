import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
    AriaComponent,
    GridComponent,
    MarkAreaComponent,
    MarkLineComponent,
    MarkPointComponent,
    TooltipComponent,
    VisualMapComponent,
} from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only what is drawn with; a canvas, since a strict content policy allows no styles within drawings.
use([
    AriaComponent,
    BarChart,
    CanvasRenderer,
    CustomChart,
    GridComponent,
    HeatmapChart,
    LineChart,
    MarkAreaComponent,
    MarkLineComponent,
    MarkPointComponent,
    ScatterChart,
    TooltipComponent,
    VisualMapComponent,
]);

export { init };
