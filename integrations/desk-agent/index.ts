export { agentVersion, startDeskAgent, type AgentSettings, type RunningAgent } from './agent.ts';
