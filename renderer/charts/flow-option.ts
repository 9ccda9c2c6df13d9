/** Bands from plants and the grid to consumers, as wide as the energy they carry. */
import type { SankeySeriesOption } from 'echarts/charts';
import type { ChartSigns } from './chart-signs.ts';
import { textStyle, tooltipStyle, type ChartOption } from './chart-style.ts';
import type { Flow, FlowKind, FlowNode } from './flow-graph.ts';

export interface FlowTooltips {
  readonly label: (node: FlowNode) => string;
  readonly flow: (flow: Flow) => readonly string[];
  readonly node: (node: FlowNode) => readonly string[];
}

const COLUMNS: Readonly<Record<FlowKind, number>> = { plant: 0, grid: 0, allocated: 1, surplus: 2, consumer: 2 };
const SIDE_WIDTH = 230;
/** Room of the two lines of a name, so that those of thin bands stay apart. */
const NODE_GAP = 32;
const LINE_HEIGHT = 15;

/** Height at which the longer column of names has room. */
export function findFlowHeight(flows: readonly Flow[]): number {
  const nodes = listFlowNodes(flows);
  const longest = Math.max(...[0, 2].map((column) => nodes.filter(({ kind }) => COLUMNS[kind] === column).length));
  return Math.max(360, longest * (NODE_GAP + 12));
}

/** Every node once; the surplus last, under the consumers. */
export function listFlowNodes(flows: readonly Flow[]): FlowNode[] {
  const nodes = new Map(flows.flatMap(({ from, to }) => [from, to]).map((node) => [node.id, node]));
  return [...nodes.values()].sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
}

const isLast = ({ kind }: FlowNode): boolean => kind === 'surplus' || kind === 'grid';

export function createFlowOption(flows: readonly Flow[], signs: ChartSigns, texts: FlowTooltips): ChartOption {
  const nodes = listFlowNodes(flows);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const colours: Readonly<Record<FlowKind, string>> = {
    plant: signs.production,
    grid: signs.complement,
    allocated: signs.allocated,
    surplus: signs.surplus,
    consumer: signs.ink,
  };
  const series: SankeySeriesOption = {
    type: 'sankey',
    left: SIDE_WIDTH,
    right: SIDE_WIDTH,
    top: 12,
    bottom: 12,
    nodeWidth: 12,
    nodeGap: NODE_GAP,
    // in the order given, the largest above
    layoutIterations: 0,
    draggable: false,
    emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.75 } },
    data: nodes.map((node) => ({
      name: node.id,
      depth: COLUMNS[node.kind],
      itemStyle: { color: colours[node.kind], borderWidth: 0 },
      label: {
        ...textStyle(signs),
        color: signs.ink,
        lineHeight: LINE_HEIGHT,
        position: COLUMNS[node.kind] === 0 ? ('left' as const) : ('right' as const),
        width: SIDE_WIDTH - 16,
        overflow: 'truncate' as const,
        textBorderColor: signs.paper,
        textBorderWidth: 3,
        formatter: () => texts.label(node),
      },
    })),
    links: flows.map(({ from, to, kind, wmin }) => ({
      source: from.id,
      target: to.id,
      value: wmin,
      lineStyle: { color: signs[kind], opacity: 0.45 },
    })),
  };
  return {
    animation: false,
    textStyle: { fontFamily: signs.font },
    tooltip: {
      ...tooltipStyle(signs),
      trigger: 'item',
      formatter: (params) => {
        const one = Array.isArray(params) ? params[0] : params;
        if (one?.dataType === 'edge') {
          const flow = flows[one.dataIndex];
          return flow ? texts.flow(flow).join('\n') : '';
        }
        const node = byId.get(one?.name ?? '');
        return node ? texts.node(node).join('\n') : '';
      },
    },
    series,
  };
}
