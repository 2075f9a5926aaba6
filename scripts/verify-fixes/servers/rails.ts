import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enterUnstable } from '../../versions/bring.ts';
import { runCommand } from '../command.ts';
import { indented, type Setup, type TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

export const RAILS: TestedServer = {
  name: 'Rails',
  bring: (cache) => {
    const enter = enterUnstable(['ruby-rails', 'puma']);
    const ask = 'require "rails"; puts Rails.version';
    return {
      version: `Rails ${runCommand(cache, ...enter, 'ruby', '-e', ask)
        .trim()
        .split('\n')
        .at(-1)}`,
      run: async (setup) => {
        const { folder, application } = setup;
        const port = await freePort();
        writeFileSync(path.join(folder, 'config.ru'), toApp(setup));
        const address = `tcp://127.0.0.1:${port}`;
        const inside = ['env', '-C', folder, `APPLICATION=${application}`, 'RAILS_ENV=production'];
        const command = [...enter, ...inside, 'puma', '--bind', address, 'config.ru'];
        const log = path.join(folder, 'server.log');
        return { ports: { http: port }, ...(await start(command, { cwd: folder, port, log })) };
      },
    };
  },
};

function toApp({ cases }: Setup): string {
  return `require "logger"
require "rails"
require "action_controller/railtie"
require "net/http"

class App < Rails::Application
  config.eager_load = false
  config.secret_key_base = "nothing to be kept"
  config.logger = Logger.new($stderr)
end

# Has the application decide about a request.
DECIDE = lambda do |env|
  request = Net::HTTP.const_get(env["REQUEST_METHOD"].capitalize).new("/")
  request["X-Uri"] = env["REQUEST_URI"]
  request["X-Host"] = env["HTTP_HOST"]
  request["X-Proto"] = env["HTTP_X_FORWARDED_PROTO"] || "http"
  request.body = env["rack.input"].read if env["REQUEST_METHOD"] == "POST"
  answer = Net::HTTP.start("127.0.0.1", ENV["APPLICATION"].to_i) { |http| http.request(request) }
  [answer.code.to_i, answer["Location"] ? { "location" => answer["Location"] } : {}, [answer.body.to_s]]
end

App.initialize!
App.routes.draw do
${cases.map(({ lines }) => indented(lines, '  ')).join('\n')}
  match "(*all)", via: :all, format: false, to: DECIDE
end

run App
`;
}
