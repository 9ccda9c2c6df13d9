/** The parts of ECharts that our charts are made of. */
import { BarChart, CustomChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { use as addParts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

addParts([BarChart, CustomChart, LineChart, SankeyChart, GridComponent, TooltipComponent, CanvasRenderer]);

export { init } from 'echarts/core';
