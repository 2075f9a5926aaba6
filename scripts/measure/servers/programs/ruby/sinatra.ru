require 'sinatra/base'

class Probe < Sinatra::Base
  configure { set :host_authorization, { permitted_hosts: [] } }
  get('/secure') { redirect "https://#{request.host}#{request.fullpath}", 301 }
  get('/account') { redirect '/login?next=/account' }
  get('/old/:status') { redirect ENV.fetch('TARGET'), params[:status].to_i }
end
run Probe
