-- Asks for randomly chosen paths out of a file, one per line, for wrk. Each thread has its own place in the same fixed sequence.
--   wrk -t 2 -c 8 -d 10s --latency -s verzoeken.lua http://127.0.0.1:8080 -- PADEN TOKEN
local paden, draden = {}, 0

function setup(draad)
  draad:set("zaad", draden)
  draden = draden + 1
end

function init(args)
  for pad in io.lines(args[1]) do paden[#paden + 1] = pad end
  wrk.headers["Authorization"] = "Token " .. args[2]
  wrk.headers["Accept"] = "application/json"
  math.randomseed(4711 + zaad)
end

function request()
  return wrk.format("GET", paden[math.random(#paden)])
end

-- What was answered otherwise than well is said, for wrk only counts it.
function done(samenvatting, _, _)
  io.write(string.format("niet goed beantwoord: %d\n", samenvatting.errors.status + samenvatting.errors.timeout))
end
