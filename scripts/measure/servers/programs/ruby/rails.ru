require 'rails'
require 'action_controller/railtie'

class Probe < Rails::Application
  config.load_defaults Rails::VERSION::STRING.to_f
  config.eager_load = true
  config.consider_all_requests_local = false
  config.secret_key_base = 'measured' * 8
  config.hosts.clear
  config.logger = Logger.new(nil)
  config.force_ssl = true
  config.ssl_options = { redirect: { exclude: ->(request) { request.path != '/secure' } }, hsts: false, secure_cookies: false }
end

class ProbesController < ActionController::Base
  def old
    redirect_to ENV.fetch('TARGET'), status: params[:status].to_i
  end

  def account
    session[:return_to] = request.fullpath
    redirect_to '/login'
  end
end

Probe.initialize!
Rails.application.routes.draw do
  get '/account', to: 'probes#account'
  get '/old/301', to: redirect(ENV.fetch('TARGET'))
  get '/old/:status', to: 'probes#old'
end
run Rails.application
